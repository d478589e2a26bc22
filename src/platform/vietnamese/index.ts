export { accentKey, fold, nfc, sameName, searchKey } from './fold.ts'
export { comparePersons, compareVietnamese, personNameParts, personSortKey, sortKey } from './sort.ts'
