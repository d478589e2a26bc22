/** Why a file is not taken. `damaged` includes files cut short on the way. */
export type Refusal = 'empty' | 'notAccepted' | 'damaged' | 'tooManyPixels' | 'unpacksTooLarge' | 'macros' | 'locked'

/** What looking into a file gives: the bytes to keep, without what they tell beside the picture, or why it is not taken. */
export type Inspection = { bytes: Uint8Array } | { refusal: Refusal }
