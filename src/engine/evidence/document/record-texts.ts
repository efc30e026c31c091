/** The text around the fields of a record, in the order in which the kernel knows it (scripts/text-kernel.as). */
export const recordTexts = [
  ',\n    {\n      "from_node": ',
  ',\n      "id": ',
  ',\n      "label": ',
  ',\n      "properties": ',
  ',\n      "to_node": ',
  ',\n    {\n      "id": ',
  ',\n      "labels": ',
  '\n    }',
] as const;
