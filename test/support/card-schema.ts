import { z } from 'zod';

/** The part of Adaptive Cards 1.5 that our cards may use. What is not named here is a fault. */
export const cardSchema = z.strictObject({
  type: z.literal('AdaptiveCard'),
  version: z.literal('1.5', { error: 'version must be 1.5' }),
  $schema: z.string().optional(),
  lang: z
    .string()
    .regex(/^[a-z]{2,3}$/, { error: 'not a language' })
    .optional(),
  fallbackText: z.string().optional(),
  speak: z.string().optional(),
  msteams: z.strictObject({ width: z.literal('Full') }).optional(),
  body: z.lazy(() => z.array(element).min(1, { error: 'empty card' })),
});

const text = z.string().refine((value) => value.trim() !== '', { error: 'empty text' });
const id = z.string().regex(/^[A-Za-z][\w.-]*$/, { error: 'bad id' });
const url = z.string().regex(/^https:\/\//, { error: 'only https' });
const spacing = word('none', 'small', 'default', 'medium', 'large', 'extraLarge', 'padding').optional();
const alignment = word('left', 'center', 'right').optional();
const containerStyle = word('default', 'emphasis', 'accent', 'good', 'warning', 'attention').optional();
const verticalAlignment = word('top', 'center', 'bottom').optional();
const placed = { id: id.optional(), spacing, separator: z.boolean().optional() };

const textBlock = z
  .strictObject({
    type: z.literal('TextBlock'),
    ...placed,
    text,
    wrap: z.boolean().optional(),
    maxLines: z.int().positive().optional(),
    size: word('small', 'default', 'medium', 'large', 'extraLarge').optional(),
    weight: word('lighter', 'default', 'bolder').optional(),
    color: word('default', 'dark', 'light', 'accent', 'good', 'warning', 'attention').optional(),
    isSubtle: z.boolean().optional(),
    horizontalAlignment: alignment,
    fontType: word('default', 'monospace').optional(),
    style: word('default', 'heading').optional(),
  })
  .refine((block) => block.wrap === true || block.maxLines !== undefined, { error: 'TextBlock without wrap' });

const factSet = z.strictObject({
  type: z.literal('FactSet'),
  ...placed,
  facts: z.array(z.strictObject({ title: text, value: text })).min(1, { error: 'empty FactSet' }),
});

const elements = z.lazy(() => z.array(element).min(1, { error: 'empty container' }));

const container = z.strictObject({
  type: z.literal('Container'),
  ...placed,
  style: containerStyle,
  bleed: z.boolean().optional(),
  verticalContentAlignment: verticalAlignment,
  items: elements,
});

const column = z.strictObject({
  type: z.literal('Column').optional(),
  ...placed,
  width: z.union([z.number().positive(), word('auto', 'stretch')]).optional(),
  style: containerStyle,
  verticalContentAlignment: verticalAlignment,
  items: elements,
});

const columnSet = z.strictObject({
  type: z.literal('ColumnSet'),
  ...placed,
  style: containerStyle,
  horizontalAlignment: alignment,
  columns: z.array(column).min(1).max(2, { error: 'more than two columns' }),
});

const table = z.strictObject({
  type: z.literal('Table'),
  ...placed,
  columns: z.array(
    z.strictObject({ width: z.number().positive().optional(), horizontalCellContentAlignment: alignment }),
  ),
  showGridLines: z.boolean().optional(),
  gridStyle: containerStyle,
  rows: z
    .array(
      z.strictObject({
        type: z.literal('TableRow'),
        style: containerStyle,
        cells: z.array(
          z.strictObject({
            type: z.literal('TableCell'),
            style: containerStyle,
            items: z.array(textBlock, { error: 'a Table holds text only' }),
          }),
        ),
      }),
    )
    .min(2, { error: 'a Table without rows' }),
});

const input = { ...placed, id, isRequired: z.boolean().optional(), errorMessage: text.optional() };
const labelled = { ...input, label: text };
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, { error: 'not a date' });
const time = z.string().regex(/^\d\d:\d\d$/, { error: 'not a time' });

const inputs = [
  z.strictObject({
    type: z.literal('Input.Text'),
    ...labelled,
    value: z.string().optional(),
    placeholder: z.string().optional(),
    isMultiline: z.boolean().optional(),
    maxLength: z.int().positive().optional(),
    regex: z.string().optional(),
    style: word('text', 'tel', 'url', 'email').optional(),
  }),
  z.strictObject({
    type: z.literal('Input.Date'),
    ...labelled,
    value: day.optional(),
    min: day.optional(),
    max: day.optional(),
  }),
  z.strictObject({
    type: z.literal('Input.Time'),
    ...labelled,
    value: time.optional(),
    min: time.optional(),
    max: time.optional(),
  }),
  z.strictObject({
    type: z.literal('Input.Number'),
    ...labelled,
    value: z.number().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    placeholder: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('Input.ChoiceSet'),
    ...labelled,
    key: text.optional(),
    value: z.string().optional(),
    placeholder: z.string().optional(),
    style: word('compact', 'expanded').optional(),
    isMultiSelect: z.boolean().optional(),
    wrap: z.boolean().optional(),
    choices: z.array(z.strictObject({ title: text, value: text }), { error: 'no choices' }),
    'choices.data': z.strictObject({ type: z.literal('Data.Query'), dataset: text }).optional(),
  }),
  z.strictObject({
    type: z.literal('Input.Toggle'),
    ...input,
    label: text.optional(),
    title: text,
    value: z.string().optional(),
    valueOn: z.string().optional(),
    valueOff: z.string().optional(),
    wrap: z.literal(true, { error: 'Input.Toggle without wrap' }),
  }),
] as const;

const button = {
  id: id.optional(),
  title: text,
  tooltip: text.optional(),
  style: word('default', 'positive', 'destructive').optional(),
  mode: word('primary', 'secondary').optional(),
};
const sending = { ...button, associatedInputs: word('auto', 'none').optional() };
const data = z.record(z.string(), z.unknown());
const submit = z.strictObject({ type: z.literal('Action.Submit'), ...sending, data });

const action = z.discriminatedUnion(
  'type',
  [
    z.strictObject({
      type: z.literal('Action.Execute'),
      ...sending,
      verb: text,
      data: data.optional(),
      fallback: z.strictObject(submit.shape, { error: 'Action.Execute without fallback' }),
    }),
    submit,
    z.strictObject({ type: z.literal('Action.OpenUrl'), ...button, url }),
  ],
  { error: 'this action is not allowed' },
);

const actionSet = z.strictObject({
  type: z.literal('ActionSet'),
  ...placed,
  horizontalAlignment: alignment,
  actions: z.array(action).min(1, { error: 'empty ActionSet' }),
});

const element: z.ZodType = z.discriminatedUnion(
  'type',
  [textBlock, factSet, container, columnSet, actionSet, table, ...inputs],
  { error: 'this element is not allowed' },
);

/** Teams reads these words in any case. */
function word(...allowed: readonly string[]): z.ZodType<string> {
  const known = new Set(allowed.map((value) => value.toLowerCase()));
  return z.string().refine((value) => known.has(value.toLowerCase()), { error: `not one of ${allowed.join(', ')}` });
}
