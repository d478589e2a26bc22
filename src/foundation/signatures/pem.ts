/** DER in lines of 64 letters (RFC 7468 §2). An empty line before the end would make readers refuse it, so a full last line gets none. */
export const pemOf = (label: string, der: ArrayBuffer | Uint8Array): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(der as ArrayBuffer)
    .toString('base64')
    .match(/.{1,64}/g)!
    .join('\n')}\n-----END ${label}-----\n`
