"""`ranks.py GRAPHML`: whether the ten lines `id rank` of standard input are the ten highest PageRanks that NetworkX finds in the file."""
import sys

import networkx

graph = networkx.read_graphml(sys.argv[1])
# Ranks of GraphX are 1 on average. No weights: edges of the sample have a property of that name.
ranks = {node: rank * len(graph) for node, rank in networkx.pagerank(graph, tol=1e-12, weight=None).items()}
told = [(node, float(rank)) for node, rank in (line.split() for line in sys.stdin)]
top = sorted(ranks.values(), reverse=True)[:10]
for (node, rank), wanted in zip(told, top, strict=True):
    if abs(ranks[node] - rank) > 1e-5 or abs(wanted - rank) > 1e-5:
        sys.exit(f'node {node} has {rank}; NetworkX says {ranks[node]}, and {wanted} for this place')
print('Spark and NetworkX have the same ten highest ranks.')
