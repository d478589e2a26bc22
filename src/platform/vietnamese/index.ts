export { accentKey, fold, isOneSlipFrom, nfc, sameName, searchKey, soundKey } from './fold.ts'
export { fromLegacy, type LegacyEncoding, legacyEncodingOf } from './legacy.ts'
export { isPersonName, tidyName } from './person-name.ts'
export { comparePersons, compareVietnamese, personNameParts, personSortKey, sortKey } from './sort.ts'
