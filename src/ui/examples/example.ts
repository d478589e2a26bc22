import type { VNode } from 'preact'

/** One state of a component: shown at /he-thong-thiet-ke and drawn by the tests. Contents are Vietnamese. */
export interface Example {
  name: string
  node: VNode
}

/** Where examples lead: forms and links of the design page stay on it. */
export const HERE = '/he-thong-thiet-ke'
