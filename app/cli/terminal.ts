/** What the commands say, and how: results on stdout, everything else on stderr. */

/** The data given is bad: exit code 1. */
export class BadData extends Error {}

export function say(line = ''): void {
  process.stdout.write(`${line}\n`)
}

export function fail(message: string, exitCode: 1 | 2): void {
  process.stderr.write(`${message}\n`)
  process.exitCode = exitCode
}

/** A progress line that overwrites itself on a terminal and stays silent elsewhere. */
export function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`)
}
