import type { ProseTerm } from '../../model/prose.ts'

/** Names whose owners write them in one way, with the ways in which they are met. A capital within makes a word code. */
export const DEFAULT_TERMS: readonly ProseTerm[] = [
  { preferred: ['GitHub'], forbidden: ['Github'] },
  { preferred: ['GitLab'], forbidden: ['Gitlab'] },
  { preferred: ['JavaScript'], forbidden: ['Javascript', 'Java Script'] },
  { preferred: ['TypeScript'], forbidden: ['Typescript', 'Type Script'] },
  { preferred: ['Kubernetes'], forbidden: ['Kubernets', 'Kubernetees'] },
  { preferred: ['OpenTelemetry'], forbidden: ['Opentelemetry', 'Open Telemetry'] },
  { preferred: ['PostgreSQL'], forbidden: ['Postgresql', 'Postgre SQL'] },
  { preferred: ['MongoDB'], forbidden: ['Mongodb'] },
  { preferred: ['MySQL'], forbidden: ['Mysql'] },
  { preferred: ['GraphQL'], forbidden: ['Graphql'] },
  { preferred: ['Terraform'], forbidden: ['Teraform'] },
  { preferred: ['CloudFormation'], forbidden: ['Cloudformation'] },
  { preferred: ['CloudWatch'], forbidden: ['Cloudwatch'] },
  { preferred: ['DynamoDB'], forbidden: ['Dynamodb'] },
  { preferred: ['macOS'], forbidden: ['Macos', 'Mac OS', 'mac OS'] },
  { preferred: ['OAuth'], forbidden: ['Oauth'] },
  { preferred: ['OpenAPI'], forbidden: ['Openapi'] },
  { preferred: ['Node.js'], forbidden: ['Nodejs'] },
  { preferred: ['Wi-Fi'], forbidden: ['Wifi', 'wifi'] },
]
