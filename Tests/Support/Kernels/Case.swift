import Foundation
import TensorIR

/// One call of n examples: what goes in, exactly as the compiled code is given it.
package struct Case {
    package let numbers: Numbers
    /// Whether the gradient and steps are asked for too, which the evaluator has to do for each example.
    package let trains: Bool
    /// Whether the steps of streams are asked for too.
    package var streams = false

    /// Calls on one side, at and beyond the size at which the compiled code cuts a call into chunks:
    /// small ones that train, and for the longer chunks of prediction one that does not. Of sequences of
    /// unequal lengths also calls that fit each bucket.
    package static func all(for subject: Subject, seed: UInt64) -> [Case] {
        var random = SplitMix(state: seed)
        let graph = subject.model.inference
        let parameters = Self.parameters(of: graph, random: &random)
        let capacity = subject.compilation.plan.gradient?.capacity ?? 4
        let sizes = subject.couplesExamples ? [max(2, capacity), max(2, capacity - 1)]
            : graph.steps > 0 ? [1, capacity + 2] : [1, capacity, capacity + 3]
        let training = sizes.map { Case(graph, examples: $0, parameters, trains: true, random: &random) }
        let buckets = subject.model.buckets.dropLast().map { bucket in
            Case(graph, examples: capacity, parameters, trains: true, mostSteps: bucket.steps, random: &random)
        }
        let few = Case(graph, examples: 5, parameters, trains: false, random: &random)
        return training + buckets + [few.repeated(to: subject.compilation.plan.predict.capacity + 3)]
    }

    /// Calls of one sequence, of a few, and of more than fit a chunk, that are streamed too.
    package static func streams(of subject: Subject, seed: UInt64) -> [Case] {
        var random = SplitMix(state: seed)
        let graph = subject.model.inference
        let parameters = Self.parameters(of: graph, random: &random)
        return [1, 6, subject.compilation.plan.predict.capacity + 5].map { examples in
            var call = Case(graph, examples: examples, parameters, trains: false, random: &random)
            call.streams = true
            return call
        }
    }

    /// The call for a model of twice the time: each sequence, and again, with targets of its own.
    package func twiceAsLong(for graph: Graph) -> Case {
        var random = SplitMix(state: 0)
        var numbers = Numbers(for: graph, examples: numbers.examples, random: &random)
        numbers.parameters = self.numbers.parameters
        numbers.inputs = zip(graph.inputs, self.numbers.inputs).map { port, values in
            guard port.timeAxis != nil else { return values }
            let count = values.count / numbers.examples
            return (0..<numbers.examples).flatMap { example in
                let sequence = values[example * count..<(example + 1) * count]
                return sequence + sequence
            }
        }
        return Case(numbers: numbers, trains: false, distinct: numbers.examples)
    }

    private init(
        _ graph: Graph, examples: Int, _ parameters: [[Double]], trains: Bool, mostSteps: Int? = nil, random: inout SplitMix
    ) {
        var numbers = Numbers(for: graph, examples: examples, random: &random)
        numbers.parameters = parameters
        func rounded(_ arrays: [[Double]]) -> [[Double]] { arrays.map { $0.map { Double(Float($0)) } } }
        (numbers.inputs, numbers.targets) = (rounded(numbers.inputs), rounded(numbers.targets))
        for input in Set(graph.inputs.compactMap(\.lengthInput)) {
            guard case .index(let count) = graph[graph.inputs[input].value].element else { continue }
            let most = mostSteps ?? count - 1
            numbers.inputs[input] = (0..<examples).map { $0 == 0 ? Double(most) : $0 == 1 ? 0 : Double(random.int(in: 0...most)) }
            if examples == 1 { numbers.inputs[input] = [Double(random.int(in: 0...most))] }
        }
        self.init(numbers: numbers, trains: trains, distinct: examples)
    }

    private init(numbers: Numbers, trains: Bool, distinct: Int) {
        (self.numbers, self.trains, self.distinct) = (numbers, trains, distinct)
    }

    /// The call at other parameters.
    func with(_ parameters: [[Double]]) -> Case {
        var numbers = numbers
        numbers.parameters = parameters
        return Case(numbers: numbers, trains: trains, distinct: distinct)
    }

    /// The examples beyond so many are the first ones again.
    package let distinct: Int

    private func repeated(to n: Int) -> Case {
        func again(_ values: [Double]) -> [Double] {
            let count = values.count / distinct
            return (0..<n).flatMap { values[$0 % distinct * count..<($0 % distinct + 1) * count] }
        }
        let more = Numbers(
            examples: n, parameters: numbers.parameters, inputs: numbers.inputs.map(again), targets: numbers.targets.map(again))
        return Case(numbers: more, trains: trains, distinct: distinct)
    }

    /// The call with its distinct examples alone.
    package var once: Numbers {
        let n = numbers.examples
        func first(_ values: [Double]) -> [Double] { Array(values.prefix(values.count / n * distinct)) }
        return Numbers(
            examples: distinct, parameters: numbers.parameters, inputs: numbers.inputs.map(first), targets: numbers.targets.map(first))
    }

    /// Weights of the size they have in a trained net, so that sums neither vanish nor explode;
    /// statistics that are variances are positive.
    private static func parameters(of graph: Graph, random: inout SplitMix) -> [[Double]] {
        graph.parameters.map { parameter in
            let fan = Double(parameter.dims.dropFirst().reduce(1, *))
            let isVariance = parameter.name.hasSuffix(".running_var")
            return random.numbers(parameter.count, in: -1...1).map { number in
                Double(Float(isVariance ? abs(number) + 0.5 : number / fan.squareRoot()))
            }
        }
    }
}

extension [Case] {
    /// The file that the driver reads.
    package func file(for graph: Graph) -> Data {
        var data = Data()
        func append<T>(_ value: T) { Swift.withUnsafeBytes(of: value) { data.append(contentsOf: $0) } }
        append(UInt64(count))
        for value in self[0].numbers.parameters.joined() { append(Float(value)) }
        for call in self {
            append(UInt64(call.numbers.examples))
            append(UInt64((call.trains ? 1 : 0) + (call.streams ? 2 : 0)))
            let ports = zip(graph.inputs, call.numbers.inputs) + zip(graph.targets, call.numbers.targets)
            for (port, values) in ports {
                if case .index = graph[port.value].element {
                    for value in values { append(Int32(value)) }
                } else {
                    for value in values { append(Float(value)) }
                }
            }
        }
        return data
    }
}

private func + <A, B>(a: Zip2Sequence<A, B>, b: Zip2Sequence<A, B>) -> [(A.Element, B.Element)] { Array(a) + Array(b) }
