import { namedId } from './tables.ts'

/** The agencies of the demo world; `-cu` is an old self, before 1 July 2025. */
export type DemoAgency = string

/** The id a demo agency has in every installation, e.g. `demoAgencyId('xa-quynh-phu')`. */
export const demoAgencyId = (slug: DemoAgency): string => namedId('demo', slug)
