extension Kernel {
    /// With a name for each place near which several loads and stores lie, so that they are written as
    /// `y_here + 16` and not each with the whole offset.
    func namingPlaces() -> Kernel {
        var names = PlaceNames(taken: Set(arguments.map(\.name)).union(body.declaredNames), arguments: Set(arguments.map { Pointer($0.name) }))
        var kernel = self
        kernel.body = names.name(body)
        return kernel
    }
}

/// A pointer and the part of an offset that is no constant.
private struct Base: Hashable {
    var pointer: Pointer
    var offset: Index

    /// nil where the offset is too plain to name.
    init?(_ place: Place) {
        pointer = place.pointer
        switch place.offset.withoutConstant {
        case .constant, .variable: return nil
        case let offset: self.offset = offset
        }
    }
}

private struct PlaceNames {
    /// Names of the kernel, and those given here in enclosing scopes.
    var taken: Set<String>
    let arguments: Set<Pointer>

    /// Uses that make a name worth while.
    private static let fewest = 3

    mutating func name(_ body: [Statement]) -> [Statement] {
        let outside = taken
        defer { taken = outside }
        var body = body
        let declared = Set(body.flatMap(\.nested).declaredNames)
        let counters = Set(body.compactMap { if case .loop(let loop) = $0, loop.isContinued || loop.continues { loop.variable.name } else { nil } })
        for (base, isWritten) in bases(of: body) where arguments.contains(base.pointer) || !declared.contains(base.pointer.name) {
            let mentioned = base.offset.variables
            guard mentioned.isDisjoint(with: declared), mentioned.isDisjoint(with: counters) else { continue }
            let pointer = Pointer(fresh(base.pointer.name + "_here"))
            guard let first = body.firstIndex(where: { $0.places.contains { Base($0.place) == base } }) else { continue }
            body = body.map { statement in
                statement.mapNearPlaces { place in
                    Base(place) == base ? Place(pointer, .constant(place.offset.constant)) : place
                }
            }
            body.insert(.point(pointer, at: Place(base.pointer, base.offset), isMutable: isWritten), at: first)
        }
        return body.map { statement in
            switch statement {
            case .loop(var loop):
                loop.body = name(loop.body)
                return .loop(loop)
            case .block(let body): return .block(name(body))
            case .branch(let flag, let then, let otherwise): return .branch(flag: flag, then: name(then), otherwise: name(otherwise))
            case .comment, .define, .point, .local, .mask, .declare, .assign, .store, .prefetch, .opaque: return statement
            }
        }
    }

    /// What is used often enough outside of loops and blocks within the body, in order of first use.
    private func bases(of body: [Statement]) -> [(base: Base, isWritten: Bool)] {
        var order: [Base] = []
        var counts: [Base: (uses: Int, isWritten: Bool)] = [:]
        for (place, writes) in body.flatMap(\.places) {
            guard let base = Base(place) else { continue }
            if counts[base] == nil { order.append(base) }
            let known = counts[base] ?? (0, false)
            counts[base] = (known.uses + 1, known.isWritten || writes)
        }
        return order.filter { counts[$0]!.uses >= Self.fewest }.map { ($0, counts[$0]!.isWritten) }
    }

    private mutating func fresh(_ stem: String) -> String {
        var name = stem
        var number = 2
        while !taken.insert(name).inserted {
            name = "\(stem)\(number)"
            number += 1
        }
        return name
    }
}

extension Statement {
    /// Loads and stores of the statement and of branches in it, but not of loops and blocks.
    fileprivate var places: [(place: Place, writes: Bool)] {
        var places: [(Place, Bool)] = []
        switch self {
        case .loop, .block, .comment, .define, .point, .local, .mask, .opaque, .prefetch: break
        case .branch: return nested.flatMap(\.places)
        case .declare(_, let value), .assign(_, let value):
            _ = value.mapPlaces { places.append(($0, false)); return $0 }
        case .store(let place, let value, _):
            places.append((place, true))
            _ = value.mapPlaces { places.append(($0, false)); return $0 }
        }
        return places
    }

    /// As `mapPlaces`, for `places`.
    fileprivate func mapNearPlaces(_ replace: (Place) -> Place) -> Statement {
        switch self {
        case .loop, .block, .comment, .define, .point, .local, .mask, .opaque, .prefetch: self
        case .branch(let flag, let then, let otherwise):
            .branch(flag: flag, then: then.map { $0.mapNearPlaces(replace) }, otherwise: otherwise.map { $0.mapNearPlaces(replace) })
        case .declare, .assign, .store: mapPlaces(replace)
        }
    }
}

extension [Statement] {
    /// All names that come into being, at any depth.
    fileprivate var declaredNames: [String] {
        flatMap { statement -> [String] in
            let own: [String] =
                switch statement {
                case .loop(let loop): [loop.variable.name]
                case .define(let variable, _): [variable.name]
                case .point(let pointer, _, _), .local(let pointer, _): [pointer.name]
                case .mask(let mask, _): [mask.name]
                case .declare(let register, _): [register.name]
                case .comment, .block, .assign, .store, .branch, .prefetch, .opaque: []
                }
            return own + statement.nested.declaredNames
        }
    }
}

extension Index {
    fileprivate var withoutConstant: Index {
        switch self {
        case .add(let x, .constant): x
        case .constant: 0
        case .variable, .add, .multiply, .quotient, .remainder, .minimum, .element: self
        }
    }

    fileprivate var constant: Int {
        switch self {
        case .constant(let constant), .add(_, .constant(let constant)): constant
        case .variable, .add, .multiply, .quotient, .remainder, .minimum, .element: 0
        }
    }

    fileprivate var variables: Set<String> {
        switch self {
        case .constant: []
        case .variable(let variable): [variable.name]
        case .add(let x, let y), .minimum(let x, let y): x.variables.union(y.variables)
        case .multiply(let x, _), .quotient(let x, _), .remainder(let x, _): x.variables
        case .element(let pointer, let index): index.variables.union([pointer.name])
        }
    }
}
