import { data } from '@remix-run/node'
import type { z } from 'zod'
import type { Problem } from '#app/domain/labels/problems.ts'

/** Answers 404. One way for missing things, and for things that are not yours. */
export function notFound(what: string): never {
  throw data({ missing: what }, { status: 404 })
}

/** The value, or a 404. @param what the noun, for the log: `found(exam, 'Exam')` */
export function found<T>(value: T | null | undefined, what: string): T {
  return value ?? notFound(what)
}

/** Answers 400 with every problem: what was wrong and where. */
export function badRequest(problems: Problem[]): never {
  throw data({ problems }, { status: 400 })
}

/** zod's issues as problems. */
export function problemsOf(error: z.ZodError): Problem[] {
  return error.issues.map((issue) => ({ where: issue.path.join('.') || '(input)', message: issue.message }))
}

/** Parses a value. @throws 400 with the problems */
export function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value)
  return result.success ? result.data : badRequest(problemsOf(result.error))
}

/** The request's form as a plain record; a field given twice is a list. @throws 400 when it is no form */
export async function formOf(request: Request): Promise<Record<string, FormDataEntryValue | FormDataEntryValue[]>> {
  const form = await request.formData().catch(() => badRequest([{ where: '(body)', message: 'is not a form' }]))
  const record = Object.create(null) as Record<string, FormDataEntryValue | FormDataEntryValue[]>
  for (const key of new Set(form.keys())) {
    const values = form.getAll(key)
    record[key] = values.length === 1 ? values[0]! : values
  }
  return record
}

/** Reads and checks a form. */
export async function parseForm<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<{ ok: true; value: z.output<Schema> } | { ok: false; problems: Problem[] }> {
  const result = schema.safeParse({ ...(await formOf(request)) })
  return result.success ? { ok: true, value: result.data } : { ok: false, problems: problemsOf(result.error) }
}

/** A path on this site, or the fallback: never another host (`//evil`, `/\evil`, `javascript:`, control characters). */
export function safeRedirect(to: unknown, fallback = '/'): string {
  if (typeof to !== 'string' || !to.startsWith('/') || to.length > 2000) return fallback
  if (/^\/[/\\]|[\u0000-\u001f\\]/.test(to)) return fallback
  try {
    const url = new URL(to, 'http://here.invalid')
    const path = url.pathname + url.search + url.hash
    // Resolving dots may leave two slashes in front, which would name another host.
    return url.origin === 'http://here.invalid' && !path.startsWith('//') ? path : fallback
  } catch {
    return fallback
  }
}
