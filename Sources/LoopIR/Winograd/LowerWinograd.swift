import TensorIR

extension KernelBuilder {
    /// A convolution by minimal filtering, a block of tiles at a time: Bᵀ·d·B of each tile, for each point the products
    /// of all tiles with the filters, Aᵀ·m·A and the region's maps.
    ///
    /// The last tiles of a side end where the image does, so they may overlap the ones before.
    func lowerWinograd() -> [Statement] {
        guard let winograd = plan.winograds[region.anchor!] else { preconditionFailure("no tiles for %\(region.anchor!.index)") }
        return WinogradEmitter(builder: self, winograd: winograd).blocks()
    }
}

private struct WinogradEmitter {
    let builder: KernelBuilder
    let winograd: Winograd
    private var transform: WinogradTransform { winograd.transform }
    private var lanes: Int { builder.target.lanes }

    func blocks() -> [Statement] {
        let (first, count) = (builder.variable("first_tile"), builder.variable("tiles"))
        let image = builder.pointer(winograd.image, named: builder.stem(for: builder.graph[builder.region.anchor!].operands[winograd.imageOperand]))
        let filters = builder.pointer(Access(memory: winograd.filters, batchStride: 0, axes: []), named: "u")
        let tiles = builder.pointer(Access(memory: winograd.tiles, batchStride: 0, axes: []), named: "v", .output)
        let products = builder.pointer(Access(memory: winograd.products, batchStride: 0, axes: []), named: "m", .output)
        let all = Index.variable(.n) * winograd.tilesPerImage
        // The loop may round the tiles up, since each block counts its own.
        return [
            .loop(Loop(first, to: all + .constant(winograd.block - 1), step: winograd.block,
                [.define(count, .minimum(.constant(winograd.block), all - .variable(first)))]
                    + transformTiles(from: image, to: tiles, first, count)
                    + multiply(tiles, filters, to: products, count)
                    + transformProducts(products, first, count)))
        ]
    }

    /// Loops over the tiles of a block and vectors of channels; the body is told the tile's number in the block, its
    /// image, its first row and column, and the first channel.
    private func loops(
        _ first: Variable, _ count: Variable, channels: Int,
        _ body: (Index, _ image: Index, _ y: Index, _ x: Index, _ channel: Index, Lanes) -> [Statement]
    ) -> [Statement] {
        builder.scoped {
            let (tile, number) = (builder.variable("t"), builder.variable("tile"))
            let (image, y, x, channel) = (builder.variable("b"), builder.variable("y"), builder.variable("x"), builder.variable("c"))
            func start(_ tile: Index, along side: Winograd.Side) -> Index {
                let start = tile * transform.outputs
                return side.extent % transform.outputs == 0 ? start : .minimum(start, .constant(side.extent - transform.outputs))
            }
            let inImage = Index.variable(number) % winograd.tilesPerImage
            let across = winograd.tiles(along: winograd.columns)
            func nested(_ channel: Index, _ lanes: Lanes) -> [Statement] {
                builder.scoped { body(.variable(tile), .variable(image), .variable(y), .variable(x), channel, lanes) }
            }
            var vectors: [Statement] = []
            if channels >= lanes {
                vectors.append(.loop(Loop(channel, to: .constant(channels), step: lanes, nested(.variable(channel), lanes == 1 ? .one : .all))))
            }
            if channels % lanes > 0 {
                let (mask, declaration) = builder.mask("rest", count: .constant(channels % lanes))
                vectors += [declaration, .block(nested(.constant(channels / lanes * lanes), .masked(mask)))]
            }
            return [
                .loop(Loop(tile, to: .variable(count), [
                    .define(number, .variable(first) + .variable(tile)),
                    .define(image, .variable(number) / winograd.tilesPerImage),
                    .define(y, start(inImage / across, along: winograd.rows)),
                    .define(x, start(inImage % across, along: winograd.columns)),
                ] + vectors))
            ]
        }
    }

    private func transformTiles(from source: Pointer, to tiles: Pointer, _ first: Variable, _ count: Variable) -> [Statement] {
        loops(first, count, channels: winograd.inputs.count) { tile, image, y, x, channel, lanes in
            builder.transformed(
                transform.input, from: transform.points, lanes: lanes,
                load: { row, column in
                    .load(
                        Place(source, image * winograd.image.batchStride + (y + row) * winograd.rows.image
                            + (x + column) * winograd.columns.image + channel), lanes)
                },
                store: { row, column, value in
                    let point = row * transform.points + .constant(column)
                    return [
                        .store(
                            Place(tiles, (point * winograd.block + tile) * winograd.inputs.count + channel), value, lanes)
                    ]
                })
        }
    }

    /// Tiles × inputs times inputs × outputs, for each point.
    private func multiply(_ tiles: Pointer, _ filters: Pointer, to products: Pointer, _ count: Variable) -> [Statement] {
        let (inputs, outputs, panel) = (winograd.inputs.count, winograd.outputs.count, winograd.panel)
        let contraction = Contraction(
            broadcast: Access(memory: winograd.tiles, batchStride: 0, axes: []),
            vector: Access(memory: winograd.filters, batchStride: 0, axes: []),
            out: Access(memory: winograd.products, batchStride: 0, axes: []), outer: [],
            row: Contraction.Axis(extent: .batch, broadcast: .affine(inputs), vector: nil, out: .affine(outputs)),
            column: Contraction.Axis(
                extent: .fixed(outputs), broadcast: nil, vector: .panels(width: panel, stride: inputs * panel), out: .affine(1)),
            outerReduction: nil,
            reduction: [Contraction.Axis(extent: .fixed(inputs), broadcast: .affine(1), vector: .affine(panel), out: nil)],
            isTurned: false, isPadded: true, pack: nil, broadcastsLeft: true)
        let point = Contraction.Axis(
            extent: .fixed(winograd.points), broadcast: .affine(winograd.block * inputs),
            vector: .affine(winograd.panels * inputs * panel), out: .affine(winograd.block * outputs))
        let nest = TileNest(
            builder, contraction, .choose(for: contraction, target: builder.target, capacity: winograd.block), a: tiles, b: filters,
            rows: .variable(count)
        ) { sums, position, lanesOf in
            sums.enumerated().flatMap { row, vectors in
                vectors.enumerated().map { vector, sum in
                    .store(
                        Place(products, position.out + .constant(row * outputs + vector * lanes)), .register(sum), lanesOf(vector))
                }
            }
        }
        return builder.scoped {
            let counter = builder.variable("p")
            return [.loop(Loop(counter, to: .constant(winograd.points), nest.columnBlocks(Position().advanced(along: point, by: .variable(counter)))))]
        }
    }

    private func transformProducts(_ products: Pointer, _ first: Variable, _ count: Variable) -> [Statement] {
        loops(first, count, channels: winograd.outputs.count) { tile, image, y, x, channel, lanes in
            builder.transformed(
                transform.output, from: transform.points, lanes: lanes,
                load: { row, column in
                    let point = row * transform.points + column
                    return .load(Place(products, (point * winograd.block + tile) * winograd.outputs.count + channel), lanes)
                },
                store: { row, column, value in
                    var result = PointEvaluator(
                        builder, lanes: lanes,
                        locate: { access in
                            func stride(_ axis: Int) -> Int {
                                guard let stride = access.axes[axis].affine else { preconditionFailure("an epilogue's operand in panels") }
                                return stride
                            }
                            return (
                                image * access.batchStride + (y + row) * stride(winograd.rows.axis)
                                    + (x + .constant(column)) * stride(winograd.columns.axis) + channel * stride(winograd.axis),
                                stride(winograd.axis)
                            )
                        })
                    let sum = builder.register("sum", vector: lanes != .one)
                    result.known[builder.region.anchor!] = .register(sum)
                    result.finish()
                    return [.declare(sum, value)] + result.statements
                })
        }
    }
}
