export { Card, CardList, NumberTile, TileList } from './card.tsx'
