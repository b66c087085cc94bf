-- Items that are not pictures: a text has no media, and what an item says besides its picture is its content.
-- The generated statements copy every row; ids, keys and the unique index stay.
-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Item" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "datasetId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "media" TEXT,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "content" JSONB,
    "meta" JSONB NOT NULL,
    "recipe" JSONB,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Item_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Item" ("createdAt", "datasetId", "height", "id", "key", "media", "meta", "recipe", "width") SELECT "createdAt", "datasetId", "height", "id", "key", "media", "meta", "recipe", "width" FROM "Item";
DROP TABLE "Item";
ALTER TABLE "new_Item" RENAME TO "Item";
CREATE UNIQUE INDEX "Item_datasetId_key_key" ON "Item"("datasetId", "key");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

