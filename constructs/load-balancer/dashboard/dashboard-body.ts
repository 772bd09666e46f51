/**
 * The body of a CloudWatch dashboard, as far as ours use it.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
export interface DashboardBody {
  readonly widgets: readonly PlacedWidget[];
}

/** What a dashboard shows. */
export type Widget = MetricWidget | TextWidget;

/** A widget and its place on a grid of 24 columns. */
export type PlacedWidget = Widget & {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** A graph over time. */
export interface MetricWidget {
  readonly type: 'metric';
  readonly properties: {
    readonly title: string;
    readonly view: 'timeSeries';
    readonly region: string;
    /** Seconds. */
    readonly period: number;
    /** How values of a period become one, where a line does not say otherwise: `Sum`, `p99`. */
    readonly stat: string;
    readonly metrics: readonly Line[];
    readonly yAxis: {
      readonly left: { readonly min: 0; readonly label: string; readonly showUnits: false };
    };
  };
}

/** One line of a graph: a metric (namespace, name, dimensions, how it is shown) or an expression of others. */
export type Line = readonly [...string[], LineOptions] | readonly [Expression];

/** How one line is shown. */
export interface LineOptions {
  readonly id?: string;
  readonly label: string;
  readonly stat?: string;
  /** Whether it is drawn; hidden ones feed expressions. */
  readonly visible?: boolean;
}

/** Metric math over the ids of other lines. */
export interface Expression {
  readonly expression: string;
  readonly label: string;
  readonly id: string;
}

/** A heading. */
export interface TextWidget {
  readonly type: 'text';
  readonly properties: { readonly markdown: string };
}

/** Columns of every dashboard. */
const GRID_COLUMNS = 24;

const HEADING_ROWS = 1;

const GRAPH = { width: 8, height: 6 } as const;

/** A heading over the whole width, and graphs below it, three in a row. */
export interface Section {
  readonly heading: string;
  readonly graphs: readonly MetricWidget[];
}

/** Puts sections one below the other. */
export function layOut(sections: readonly Section[]): DashboardBody {
  const widgets: PlacedWidget[] = [];
  let y = 0;
  for (const { heading, graphs } of sections) {
    const properties = { markdown: `## ${heading}` };
    widgets.push({ type: 'text', x: 0, y, width: GRID_COLUMNS, height: HEADING_ROWS, properties });
    y += HEADING_ROWS;
    const perRow = GRID_COLUMNS / GRAPH.width;
    graphs.forEach((graph, index) => {
      const row = Math.floor(index / perRow);
      widgets.push({
        ...graph,
        ...GRAPH,
        x: (index % perRow) * GRAPH.width,
        y: y + row * GRAPH.height,
      });
    });
    y += Math.ceil(graphs.length / perRow) * GRAPH.height;
  }
  return { widgets };
}
