export { Heading, Prose, Text } from './typography.tsx'
