/** `npm run academy -- <command>`: makes sure that the tools are there, then runs the command line. */
import { spawn } from 'node:child_process'
import { generate, install, root } from './setup.mjs'

await install()
await generate()
const child = spawn(process.execPath, ['--import', 'tsx', 'app/cli/academy.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: process.env,
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('close', (code) => process.exit(code ?? 1))
