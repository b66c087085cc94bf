import { Command } from 'commander'
import { DEMO_PASSWORD, DEMO_PEOPLE } from '#app/features/demo/demo-people.ts'
import { fillDemo } from '#app/features/demo/fill-demo.server.ts'
import { refillsDone } from '#app/features/practice/ready-scenes.server.ts'
import { prepareAcademy } from '#app/features/setup/prepare-academy.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { env } from '#app/platform/env.server.ts'
import { migrate } from '#app/platform/migrate.server.ts'
import { BadData, progress, say } from './terminal.ts'

/** `demo`: a small named world to look around in. */
export function demoCommand(): Command {
  return new Command('demo')
    .description('Fill a small named world, so that every page has life in it. Running it again changes nothing.')
    .option('--public', 'also when the academy has a public address; the passwords of the demo are no secret')
    .action(run)
}

async function run(options: { public?: boolean }): Promise<void> {
  const host = new URL(env.ORIGIN).hostname
  if (!options.public && !['localhost', '127.0.0.1', '[::1]'].includes(host))
    throw new BadData(
      `${env.ORIGIN} can be reached by others, and everybody knows the passwords of the demo.\nUse --public if that is what you want.`,
    )
  await migrate(env.DATABASE_URL)
  await prepareAcademy({ contentDir: 'content', now: now(), onProgress: progress })
  const result = await fillDemo(now(), progress)
  await refillsDone()
  progress('')
  say(result.outcome === 'filled' ? 'The demo is filled.' : 'The demo was filled before; nothing was changed.')
  say(`All passwords: ${DEMO_PASSWORD}`)
  for (const { name, email, who } of DEMO_PEOPLE) say(`  ${name.padEnd(14)}${email.padEnd(24)}${who}`)
}
