@testable import Backend
import TensorIR
import Testing

/// Names of a model file as identifiers of C and Swift.
@Suite struct NameTests {
    private func graph(_ name: String, inputs: [String] = [], targets: [String] = [], outputs: [String] = []) -> Graph {
        var graph = Graph(name: name)
        let origin = Origin(layer: "", span: nil)
        for input in inputs { _ = graph.addInput(input, [1], origin: origin) }
        for target in targets { _ = graph.addTarget(target, [1], origin: origin) }
        graph.outputs = outputs.map { Port(name: $0, value: ValueID(0)) }
        return graph
    }

    @Test(arguments: [
        ("Digits", "digits"), ("CharacterLSTM", "character_lstm"), ("LSTMCell2", "lstm_cell2"), ("aB", "a_b"),
        ("nn", "model_nn"), ("NNModel", "model_nn_model"), ("_x", "model__x"), ("Check", "model_check"),
        ("Größe", "gr_uf6_udfe"),
    ]) func prefixes(_ name: String, _ prefix: String) {
        #expect(CNames(graph(name)).prefix == prefix)
    }

    @Test func argumentsOfC() {
        let names = CNames(graph(
            "M", inputs: ["image", "int", "n", "class"], targets: ["image", "n"], outputs: ["image", "digit", "digit"]))
        #expect(names.inputs == ["image", "int_input", "n_input", "class_input"])
        #expect(names.targets == ["image_target", "n_target"])
        #expect(names.outputs == ["image_output", "digit", "digit_output"])
    }

    @Test(arguments: [
        ("Digits", "Digits"), ("digits", "Digits"), ("Float", "FloatModel"), ("Stream", "StreamModel"), ("span", "SpanModel"),
        ("Größe", "Größe"), ("a-b", "A_u2db"),
    ]) func typesOfSwift(_ name: String, _ type: String) {
        #expect(SwiftNames(graph(name)).type == type)
    }

    @Test func argumentsOfSwift() {
        let names = SwiftNames(graph("M", inputs: ["self", "in", "x"], targets: ["x", "count", "var"], outputs: ["x", "Type", "count"]))
        #expect(names.inputs.map(SwiftNames.escaped) == ["self_", "`in`", "x"])
        #expect(names.targets == ["x_", "count_", "var_"])
        #expect(names.outputs == ["x", "Type_", "count"])
        #expect(names.outputVariables == ["x_", "Type_", "count_"])
    }
}
