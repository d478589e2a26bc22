import { defineModule } from '#platform/module'

export const signatures = defineModule({ name: 'signatures', dependsOn: [], dir: import.meta.dirname })
