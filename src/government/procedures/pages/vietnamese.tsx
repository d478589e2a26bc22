import type { ComponentChildren } from 'preact'

/** Procedure texts stay Vietnamese on an English page, and are marked so. */
export const Vietnamese = ({ children }: { children: ComponentChildren }) => <span lang="vi">{children}</span>
