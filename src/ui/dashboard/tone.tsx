import {Text, type TextProps} from 'ink';
import {createContext, type ReactNode, useContext} from 'react';
import type {Tone} from './dashboard-state.js';

/** Whether anything but plain characters may be drawn. */
export const Colored = createContext(false);

const styleOf: Readonly<Record<Tone, Omit<TextProps, 'children'>>> = {
  good: {color: 'green'},
  bad: {color: 'red', bold: true},
  warning: {color: 'yellow'},
  faint: {dimColor: true},
  accent: {color: 'cyan'},
  strong: {bold: true},
  plain: {},
};

interface Props {
  readonly tone?: Tone;
  /** Light on dark the other way round: the selected line. */
  readonly inverse?: boolean;
  readonly wrap?: TextProps['wrap'];
  readonly children: ReactNode;
}

/** Text in one of the few tones there are; what does not fit its place is cut. */
export function Words({tone = 'plain', inverse = false, wrap = 'truncate-end', children}: Props) {
  const style = useContext(Colored) ? {...styleOf[tone], inverse} : {};
  return (
    <Text {...style} wrap={wrap}>
      {children}
    </Text>
  );
}
