import TensorIR

/// Collects the arguments and names of one kernel while its body is lowered.
final class KernelBuilder {
    let plan: Plan
    let region: Region
    let target: Target
    private(set) var arguments: [Argument] = []
    /// What the arguments point to; nil for those that are no pointers.
    private(set) var accesses: [Access?] = []
    private var pointers: [Key: Pointer] = [:]
    private var argumentNames: Set<String> = ["n"]
    private var scopeNames: Set<String> = []
    private var everUsed: Set<String> = []

    private var maskCounts: [Mask: Index] = [:]

    private struct Key: Hashable {
        var memory: Memory
        var offset: Int
    }

    init(plan: Plan, region: Region, target: Target) {
        (self.plan, self.region, self.target) = (plan, region, target)
    }

    var graph: Graph { plan.graph }

    /// `stem`, or `stem2`, `stem3`, … if that name is taken in the scope.
    func fresh(_ stem: String) -> String {
        var name = stem
        var number = 2
        while argumentNames.contains(name) || !scopeNames.insert(name).inserted {
            name = "\(stem)\(number)"
            number += 1
        }
        everUsed.insert(name)
        return name
    }

    /// A C scope: names taken within are free again behind it.
    func scoped<Result>(_ body: () -> Result) -> Result {
        let outside = scopeNames
        defer { scopeNames = outside }
        return body()
    }

    func variable(_ stem: String) -> Variable { Variable(fresh(stem)) }
    func register(_ stem: String, vector: Bool) -> Register { Register(fresh(stem), vector: vector) }

    /// The argument that points to an access; one pointer for all accesses that start there.
    func pointer(_ access: Access, named stem: String, _ kind: Argument.Kind = .input) -> Pointer {
        let key = Key(memory: access.memory, offset: access.offset)
        if let known = pointers[key] { return known }
        // An argument lives through all scopes, so no name of any scope will do.
        var name = stem
        var number = 2
        while everUsed.contains(name) || argumentNames.contains(name) {
            name = "\(stem)\(number)"
            number += 1
        }
        argumentNames.insert(name)
        let pointer = Pointer(name)
        pointers[key] = pointer
        arguments.append(Argument(pointer.name, kind))
        accesses.append(access)
        return pointer
    }

    /// Declares a mask of the first lanes.
    func mask(_ stem: String, count: Index) -> (Mask, Statement) {
        let mask = Mask(fresh(stem))
        maskCounts[mask] = count
        return (mask, .mask(mask, count: count))
    }

    /// How many lanes a load or store concerns.
    func count(_ lanes: Lanes) -> Index {
        switch lanes {
        case .one: 1
        case .all: .constant(target.lanes)
        case .masked(let mask): maskCounts[mask]!
        }
    }

    /// A non-pointer argument, by kind.
    func scalarArgument(_ name: String, _ kind: Argument.Kind) -> String {
        if !arguments.contains(where: { $0.kind == kind }) {
            argumentNames.insert(name)
            arguments.append(Argument(name, kind))
            accesses.append(nil)
        }
        return name
    }

    var accumulate: Variable { Variable(scalarArgument(Variable.accumulate.name, .accumulate)) }

    /// A name for the operand of an epilogue or loop: what the reader of the C calls it.
    func stem(for id: ValueID) -> String {
        switch graph[id].primitive {
        case .input(let i): return graph.inputs[i].name.local
        case .target(let i): return graph.targets[i].name.local
        case .parameter(let i): return graph.parameters[i].name.split(separator: ".").last.map { String($0).local } ?? "w"
        case .broadcast, .reshape, .transpose, .slice, .window, .reverse, .pad:
            return stem(for: graph[id].operands[0])
        case .dropoutMask: return "mask"
        default:
            if let i = graph.gradients.firstIndex(of: id) {
                return "d" + (graph.parameters[i].name.split(separator: ".").last.map { String($0).identifier } ?? "w")
            }
            return graph[id].origin.isGradient ? "dy" : "x"
        }
    }
}

extension String {
    /// An identifier that hides nothing of C; locals may differ from it by a number.
    fileprivate var local: String { ReservedNames.contains(identifier) ? "user_" + identifier : identifier }

    /// Letters, digits and underscores; the first not a digit.
    var identifier: String {
        var result = String(unicodeScalars.map { scalar in
            scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(Character(scalar)))
                ? Character(scalar) : "_"
        })
        if result.isEmpty || result.first!.isNumber { result = "_" + result }
        return result
    }
}
