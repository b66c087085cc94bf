/** The look of an answer to choose: a label around its radio button or check box. */
export const CHOICE =
  'flex min-h-12 cursor-pointer items-center gap-3 rounded-lg border border-line bg-raised px-4 py-2 font-medium wrap-anywhere text-ink hover:border-gold has-checked:border-gold has-checked:bg-gold-soft has-checked:ring-1 has-checked:ring-gold has-disabled:cursor-default has-disabled:hover:border-line has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-info [&>input]:outline-none'
