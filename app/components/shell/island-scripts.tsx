import { UNSAFE_RemixContext as RemixContext } from '@remix-run/react'
import { useContext } from 'react'

/** The one script of a lesson page: our entry module, which sees the islands and wakes them. */
export function IslandScripts({ nonce }: { nonce?: string }) {
  const manifest = useContext(RemixContext)?.manifest
  if (!manifest) return null
  const hmr = manifest.hmr?.runtime
  return (
    <>
      {manifest.entry.imports.map((href) => (
        <link key={href} rel="modulepreload" href={href} nonce={nonce} />
      ))}
      {hmr ? (
        <script
          type="module"
          nonce={nonce}
          dangerouslySetInnerHTML={{
            __html: `import ${JSON.stringify(hmr)};import ${JSON.stringify(manifest.entry.module)}`,
          }}
        />
      ) : (
        <script type="module" src={manifest.entry.module} nonce={nonce} />
      )}
    </>
  )
}
