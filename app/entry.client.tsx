/** One entry, two kinds of page: lesson pages wake their islands, all others are run by Remix. */
if (document.querySelector('[data-islands]')) {
  void import('./islands.tsx')
} else {
  void import('./hydrate.tsx')
}
