import { Type } from '@sinclair/typebox';
import { float, integer, specChart, text } from '../support';
import type { Mistake } from './mistake';

/** Numbers that are calculated with or compared. */
export const numbers: readonly Mistake[] = [
  {
    name: 'whether a number is above a threshold',
    chart: specChart({ replicas: integer() }, ({ replicas }) => ({ spread: replicas > 3 })),
    code: 'UNEXPLAINED',
    value: 'replicas',
    pointer: '/spec/spread',
  },
  {
    name: 'a field that is there from a threshold on',
    chart: specChart({ replicas: integer() }, ({ replicas }) => ({
      ...(replicas >= 20000 && { budget: { minAvailable: 1 } }),
    })),
    code: 'UNEXPLAINED',
    value: 'replicas',
    pointer: '/spec/budget',
  },
  {
    name: 'a text chosen by a threshold',
    chart: specChart({ memory: integer(512) }, ({ memory }) => ({
      size: memory < 1024 ? 'small' : 'large',
    })),
    code: 'UNEXPLAINED',
    value: 'memory',
    pointer: '/spec/size',
  },
  {
    name: 'a number plus one',
    chart: specChart({ replicas: integer() }, ({ replicas }) => ({ maxReplicas: replicas + 1 })),
    code: 'UNEXPLAINED',
    value: 'replicas',
    pointer: '/spec/maxReplicas',
  },
  {
    name: 'a number times two',
    chart: specChart({ replicas: integer() }, ({ replicas }) => ({ maxReplicas: replicas * 2 })),
    code: 'UNEXPLAINED',
    value: 'replicas',
    pointer: '/spec/maxReplicas',
  },
  {
    name: 'a number with the other sign',
    chart: specChart({ priority: integer() }, ({ priority }) => ({ weight: -priority })),
    code: 'UNEXPLAINED',
    value: 'priority',
    pointer: '/spec/weight',
  },
  {
    name: 'seconds turned into milliseconds',
    chart: specChart({ seconds: integer(30) }, ({ seconds }) => ({ timeout: `${seconds * 1000}ms` })),
    code: 'UNEXPLAINED',
    value: 'seconds',
    pointer: '/spec/timeout',
  },
  {
    name: 'cores turned into millicores',
    chart: specChart({ cores: float() }, ({ cores }) => ({ cpu: `${Math.round(cores * 1000)}m` })),
    code: 'UNEXPLAINED',
    value: 'cores',
    pointer: '/spec/cpu',
  },
  {
    name: 'a sum of two numbers',
    chart: specChart({ base: integer(), extra: integer() }, ({ base, extra }) => ({ sum: base + extra })),
    code: 'UNEXPLAINED',
    pointer: '/spec/sum',
  },
  {
    name: 'the larger of two numbers',
    chart: specChart({ min: integer(), max: integer(5) }, ({ min, max }) => ({
      replicas: Math.max(min, max),
    })),
    code: 'UNEXPLAINED',
    pointer: '/spec/replicas',
  },
  {
    name: 'a number that is capped',
    chart: specChart({ replicas: integer() }, ({ replicas }) => ({ replicas: Math.min(replicas, 50_000) })),
    code: 'UNEXPLAINED',
    value: 'replicas',
    pointer: '/spec/replicas',
  },
  {
    name: 'a number that is at least one',
    chart: specChart({ replicas: integer() }, ({ replicas }) => ({ replicas: Math.max(replicas, 1) })),
    code: 'UNEXPLAINED',
    value: 'replicas',
    pointer: '/spec/replicas',
  },
  {
    name: 'a float that is rounded',
    chart: specChart({ ratio: float() }, ({ ratio }) => ({ percent: Math.round(ratio) })),
    code: 'UNEXPLAINED',
    value: 'ratio',
    pointer: '/spec/percent',
  },
  {
    name: 'a float with fixed digits',
    chart: specChart({ ratio: float() }, ({ ratio }) => ({ ratio: ratio.toFixed(2) })),
    code: 'UNEXPLAINED',
    value: 'ratio',
    pointer: '/spec/ratio',
  },
  {
    name: 'whether a number is even',
    chart: specChart({ replicas: integer() }, ({ replicas }) => ({ even: replicas % 2 === 0 })),
    code: 'UNEXPLAINED',
    value: 'replicas',
    pointer: '/spec/even',
  },
  {
    name: 'a number in octal, as file modes are written',
    chart: specChart({ mode: integer(420) }, ({ mode }) => ({ mode: `0${mode.toString(8)}` })),
    code: 'UNEXPLAINED',
    value: 'mode',
    pointer: '/spec/mode',
  },
  {
    name: 'a text that is read as a number',
    chart: specChart({ port: Type.String({ pattern: '^[1-9][0-9]{3}$', default: '8080' }) }, ({ port }) => ({
      port: Number(port),
    })),
    code: 'UNEXPLAINED',
    value: 'port',
    pointer: '/spec/port',
  },
  {
    name: 'a number compared with another value',
    chart: specChart({ port: integer(), target: integer() }, ({ port, target }) => ({
      name: port === target ? 'same' : 'other',
    })),
    code: 'UNEXPLAINED',
  },
  {
    name: 'one rare number, not written as a literal',
    chart: specChart({ port: integer(80), name: text() }, ({ port, name }) => ({
      port,
      name,
      ...(port === 400 + 43 && { secure: true }),
    })),
    code: 'UNCOVERED_BRANCH',
  },
];
