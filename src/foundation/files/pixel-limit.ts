/** A picture of more points than this would fill an officer's memory when it is opened (4 bytes a point). A0 at 300 dpi has 139 million. */
export const MOST_PIXELS = 140_000_000

export const isTooManyPixels = (width: number, height: number): boolean => width * height > MOST_PIXELS
