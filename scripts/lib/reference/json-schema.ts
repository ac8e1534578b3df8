import * as z from 'zod';
import { shopConfigSchema } from '@/schemas/shop-config';

/** As much of JSON Schema as the schema of `shop.config.json` uses. */
const nodeSchema = z.object({
  type: z.string().optional(),
  description: z.string().optional(),
  default: z.unknown().optional(),
  enum: z.array(z.string()).optional(),
  examples: z.array(z.string()).optional(),
  format: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxLength: z.number().optional(),
  maxItems: z.number().optional(),
  required: z.array(z.string()).optional(),
  get properties() {
    return z.record(z.string(), nodeSchema).optional();
  },
  get items() {
    return nodeSchema.optional();
  },
  get anyOf() {
    return z.array(nodeSchema).optional();
  },
  get propertyNames() {
    return nodeSchema.optional();
  },
});
export type Node = z.infer<typeof nodeSchema>;

/** The JSON Schema of `shop.config.json`, in draft 7, which every editor reads. */
export function shopConfigJsonSchema() {
  const { $schema, ...rest } = z.toJSONSchema(shopConfigSchema, { io: 'input', target: 'draft-7' });
  return {
    $schema,
    $id: 'urn:refillery:shop.config.json',
    title: 'shop.config.json',
    description: 'What makes the shop a partner’s own; docs/configuration.md has it as tables',
    ...rest,
  };
}

/** The same, as something to walk through. */
export function shopConfigNode(): Node {
  return nodeSchema.parse(shopConfigJsonSchema());
}
