import type { Example } from '../examples/example.ts'
import { Mark } from './mark.tsx'

export const examples: Example[] = [{ name: 'Mái đình', node: <Mark /> }]
