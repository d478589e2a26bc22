// The curved roof of a đình: ridge, two swept eaves, three pillars on a step.
const ROOF = 'M2 20 C8 19 12 14 16 8 L24 4 L32 8 C36 14 40 19 46 20 C43 23 38 24 34 23 L14 23 C10 24 5 23 2 20 Z'
const RIDGE = 'M16 8 L32 8'
const PILLARS = 'M13 25 h4 v14 h-4 z M22 25 h4 v14 h-4 z M31 25 h4 v14 h-4 z'
const STEP = 'M7 40 h34 v4 h-34 z'

/** The mark of the house; decorative beside the name, so hidden from readers. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 48 48" width="40" height="40" aria-hidden="true" focusable="false">
    <path class="mark-roof" d={ROOF} />
    <path class="mark-ridge" d={RIDGE} />
    <path class="mark-wood" d={PILLARS} />
    <path class="mark-wood" d={STEP} />
  </svg>
)

/** The mark as a file of its own, for the browser's tab. */
export const markSvg = (): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><path fill="#9c3b24" d="${ROOF}"/><path stroke="#c9a24a" stroke-width="2" d="${RIDGE}"/><path fill="#234d3a" d="${PILLARS}"/><path fill="#234d3a" d="${STEP}"/></svg>`
