/** Message files by path (`./en/common.json`) as i18next resources by namespace (`common`). */
export function resourcesOf(files: Record<string, unknown>): Record<string, object> {
  return Object.fromEntries(
    Object.entries(files).map(([path, messages]) => [path.replace(/^.*\/|\.json$/g, ''), messages as object]),
  )
}
