import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vitest/config'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}

export default defineConfig({
  plugins: [
    tailwindcss(),
    // Vitest brings its own module runner; the Remix plugin only gets in its way.
    !process.env.VITEST &&
      remix({
        ignoredRouteFiles: ['**/*.test.{ts,tsx}'],
        future: {
          v3_fetcherPersist: true,
          v3_relativeSplatPath: true,
          v3_throwAbortReason: true,
          v3_singleFetch: true,
          // Lazy route discovery stays off: one anonymous request to its manifest costs seconds of CPU.
          v3_lazyRouteDiscovery: false,
        },
      }),
  ],
  build: { target: 'es2022', sourcemap: false, assetsInlineLimit: 0 },
  server: { host: '127.0.0.1' },
  // Named here and not looked for: the dev server would find them one by one, hydrate with two copies of React, and
  // stumble over the server's native packages.
  optimizeDeps: {
    noDiscovery: true,
    include: [
      'react',
      'react/jsx-runtime',
      'react/jsx-dev-runtime',
      'react-dom',
      'react-dom/client',
      '@remix-run/react',
      'i18next',
      'react-i18next',
      '@conform-to/react',
      '@conform-to/zod/v4',
      'zod',
      'marked',
      'decode-named-character-reference',
    ],
  },
  test: {
    include: ['app/**/*.test.{ts,tsx}', 'tests/*.test.{ts,tsx}', 'tests/real/**/*.test.ts', 'content/**/*.test.ts'],
    environment: 'node',
    // Two cores: more workers only fight.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    setupFiles: ['tests/support/setup.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
  },
})
