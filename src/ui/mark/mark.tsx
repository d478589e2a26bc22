// The front of a đình: the ridge with the sun that two dragons flank, the roof whose corners sweep up, four columns in three bays,
// two steps. Drawn once; the tab's icon and the drawing on the home page use the same lines.
const ROOF =
  'M1 15.5C6.5 21.5 14 20.5 18.5 10L16 4.5C19 7 22 7.8 25.5 7.8H38.5C42 7.8 45 7 48 4.5L45.5 10C50 20.5 57.5 21.5 63 15.5C61.5 24.5 55 29 46 29.5C38 30 26 30 18 29.5C9 29 2.5 24.5 1 15.5Z'
const SUN = 'M32 .6a3 3 0 1 1 0 6a3 3 0 1 1 0 -6Z'
const WOOD = 'M12.5 31.5C24 32.5 40 32.5 51.5 31.5V34.5H12.5ZM14 34.5h4V44h-4ZM25 34.5h4V44h-4ZM35 34.5h4V44h-4ZM46 34.5h4V44h-4Z'
const STEPS = 'M10 44h44v3H10ZM5 47.8h54v3.2H5Z'

/** The mark of the house; decorative beside the name, so hidden from readers. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 64 52" width="56" height="46" aria-hidden="true" focusable="false">
    <path class="mark-roof" d={ROOF} />
    <path class="mark-sun" d={SUN} />
    <path class="mark-wood" d={WOOD} />
    <path class="mark-wood" d={STEPS} />
  </svg>
)

/** The mark as a file of its own, for the browser's tab: on a plate, so that it is seen on light and dark tabs. */
export const markSvg = (): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-6 -12 76 76"><rect x="-6" y="-12" width="76" height="76" rx="10" fill="#faf6ec"/><path fill="#9c3b24" d="${ROOF}"/><path fill="#c9a24a" d="${SUN}"/><path fill="#234d3a" d="${WOOD}"/><path fill="#234d3a" d="${STEPS}"/></svg>`
