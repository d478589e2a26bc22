export { Button, ButtonGroup, ButtonLink } from './button.tsx'
