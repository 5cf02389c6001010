/// A transformation of graphs that changes no output, loss, gradient or update beyond rounding.
package struct Pass: Sendable {
    package var name: String
    package var run: @Sendable (Graph) -> Graph
}

extension Graph {
    /// What a forward graph goes through before it is differentiated.
    package static let forwardPasses: [Pass] = [
        Pass(name: "gather rows") { $0.gatheringRows() },
        Pass(name: "merge softmax and cross-entropy") { $0.mergingCrossEntropy() },
        Pass(name: "merge logarithms of softmax") { $0.mergingLogSoftmax() },
        simplification,
    ]

    /// What a graph, differentiated or not, goes through before it is lowered.
    package static let finalPasses: [Pass] = [simplification]

    private static let simplification = Pass(name: "simplify") { graph in
        var graph = graph
        for _ in 0..<16 {
            let next = simplifyingPasses.reduce(graph) { $0.running($1) }
            if next == graph { break }
            graph = next
        }
        return graph
    }

    /// Repeated until none finds anything more.
    package static let simplifyingPasses: [Pass] = [
        Pass(name: "collapse movements") { $0.collapsingMovements() },
        Pass(name: "gather transposed convolutions") { $0.gatheringTransposedConvolutions() },
        Pass(name: "move slices") { $0.movingSlices() },
        Pass(name: "join parts") { $0.joiningParts() },
        Pass(name: "fold constants") { $0.foldingConstants() },
        Pass(name: "share subexpressions") { $0.sharingSubexpressions() },
        Pass(name: "simplify maps") { $0.simplifyingMaps() },
        Pass(name: "reuse results") { $0.reusingResults() },
        Pass(name: "prune") { $0.pruned() },
        Pass(name: "prune recurrences") { $0.pruningRecurrences() },
    ]

    /// The graph after a pass, verified.
    package func running(_ pass: Pass) -> Graph {
        let result = pass.run(self)
        result.verify()
        return result
    }

    /// The graph ready for lowering, without gradients.
    package func simplified() -> Graph {
        verify()
        return (Graph.forwardPasses + Graph.finalPasses).reduce(self) { $0.running($1) }
    }

    /// The graph ready for lowering, with its gradients if it has a loss.
    package func optimized() -> Graph {
        verify()
        let forward = Graph.forwardPasses.reduce(self) { $0.running($1) }
        let differentiated = forward.running(Pass(name: "differentiate") { $0.differentiated() })
        return Graph.finalPasses.reduce(differentiated) { $0.running($1) }
    }
}
