import { writeFileSync } from 'node:fs'
import { buildVietnamUnits } from './build-vietnam-units.ts'
import { describeUnitsData } from './describe-data.ts'

// Run by hand when the data change; nothing imports it.
writeFileSync(`${import.meta.dirname}/../../../../docs/units-data.md`, describeUnitsData(buildVietnamUnits()))
