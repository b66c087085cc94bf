import { Lexer, type MarkedToken, type Token, Tokenizer, type TokensList } from 'marked'

/** More than anybody writes, and far less than what would exhaust the stack. */
const DEEPEST = 50

/**
 * How many characters may be read, each as often as marked goes over it. Answers of a hundred thousand characters, every
 * other word of them marked, stay below; what would take marked quadratic or exponential time comes here in half a second.
 */
const MOST_WORK = 40_000_000

/** The lines of a text of the greatest length have seven characters then; marked copies a list item for each of its lines. */
const MOST_LINES = 30_000

/** Addresses that nobody marked as links stay text: who judges an answer sees what was written. */
class WithoutBareAddresses extends Tokenizer {
  override url() {
    return undefined
  }
}

/** At every sign that could begin an emphasis or a tag, marked looks through the rest of the paragraph. */
const workOfInlines = (text: string) => text.length * text.split(/[*_~<]/).length

/** At every line of a list item, marked looks ahead to the end of the paragraph, four times as fast. */
const workOfItem = (text: string) =>
  text.split(/\n[ \t]*\n/).reduce((sum, part) => sum + (part.length * part.split('\n').length) / 4, 0)

/** marked's lexer, which gives up where its input was made to exhaust it: counted and not timed, so all agree on it. */
class BoundedLexer extends Lexer {
  private depth = 0
  private work = 0

  private within<T>(work: number, read: () => T): T {
    this.depth += 1
    this.work += work
    if (this.depth > DEEPEST || this.work > MOST_WORK) throw new Error('too involved')
    const tokens = read()
    this.depth -= 1
    return tokens
  }

  override blockTokens(src: string, tokens?: Token[], lastParagraphClipped?: boolean): Token[]
  override blockTokens(src: string, tokens?: TokensList, lastParagraphClipped?: boolean): TokensList
  override blockTokens(src: string, tokens?: Token[], lastParagraphClipped?: boolean) {
    const work = this.state.top ? src.length : workOfItem(src)
    return this.within(work, () => super.blockTokens(src, tokens, lastParagraphClipped))
  }

  override inlineTokens(src: string, tokens?: Token[]): Token[] {
    return this.within(workOfInlines(src), () => super.inlineTokens(src, tokens))
  }
}

/** The structure of a text in GitHub's Markdown, or null if it is too involved to be one that somebody wrote. */
export function markdownTokens(text: string): MarkedToken[] | null {
  if (text.split('\n').length > MOST_LINES) return null
  try {
    return new BoundedLexer({ gfm: true, tokenizer: new WithoutBareAddresses() }).lex(text) as MarkedToken[]
  } catch {
    // Also what marked itself gives up on, a stack that is smaller than others, …: shown as it was written.
    return null
  }
}
