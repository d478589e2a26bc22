// The front of a đình: the ridge with the sun that two dragons flank, the roof whose corners sweep up, four columns in three bays,
// two steps. Drawn once; the tab's icon and the drawing on the home page use the same lines.
const ROOF =
  'M1 16C9.5 21.5 17.5 17.5 22 8.5L19 3C22.5 6.5 26 7.3 30 7.3H42C46 7.3 49.5 6.5 53 3L50 8.5C54.5 17.5 62.5 21.5 71 16C68.5 22 63.5 26.2 56 27.7C45 29.4 27 29.4 16 27.7C8.5 26.2 3.5 22 1 16Z'
const SUN = 'M36 0a2.8 2.8 0 1 1 0 5.6a2.8 2.8 0 1 1 0 -5.6Z'
const WOOD =
  'M12.5 30.8C26 32.2 46 32.2 59.5 30.8V33.6H12.5ZM15 33.6h4V41h-4ZM27.5 33.6h4V41h-4ZM40.5 33.6h4V41h-4ZM53 33.6h4V41h-4Z'
const STEPS = 'M10 41h52v2.8H10ZM4 44.6h64v3H4Z'

/** The mark of the house; decorative beside the name, so hidden from readers. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 72 48" width="66" height="44" aria-hidden="true" focusable="false">
    <path class="mark-roof" d={ROOF} />
    <path class="mark-sun" d={SUN} />
    <path class="mark-wood" d={WOOD} />
    <path class="mark-wood" d={STEPS} />
  </svg>
)

/** The mark as a file of its own, for the browser's tab: on a plate, so that it is seen on light and dark tabs. */
export const markSvg = (): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -16 80 80"><rect x="-4" y="-16" width="80" height="80" rx="12" fill="#faf6ec"/><path fill="#9c3b24" d="${ROOF}"/><path fill="#c9a24a" d="${SUN}"/><path fill="#234d3a" d="${WOOD}"/><path fill="#234d3a" d="${STEPS}"/></svg>`
