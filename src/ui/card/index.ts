export { Card, CardList } from './card.tsx'
