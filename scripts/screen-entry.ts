/** What the screens take from ink and react, in a file of its own: see build.ts. */
export * from 'ink';
export {createContext, useContext, useEffect, useReducer, useRef, useState} from 'react';
export {Fragment, jsx, jsxs} from 'react/jsx-runtime';
