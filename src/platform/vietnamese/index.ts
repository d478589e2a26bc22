export { accentKey, fold, isOneSlipFrom, nfc, sameName, searchKey, soundKey } from './fold.ts'
export { comparePersons, compareVietnamese, personNameParts, personSortKey, sortKey } from './sort.ts'
