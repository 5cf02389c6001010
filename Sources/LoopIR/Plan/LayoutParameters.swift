import TensorIR

/// Lays the parameters of a model out in one block, the same for every graph and target of it.
///
/// A weight that contractions and gathers of its columns alone read lies in panels of its leading axis,
/// `[out/32][…][in][32]`: vectors run along the outputs and a tile streams one panel. Any other parameter
/// is row-major.
package func layoutParameters(of graphs: [Graph]) -> (layouts: [ParameterLayout], blockFloats: Int) {
    var layouts: [ParameterLayout] = []
    var offset = 0
    for (index, parameter) in graphs[0].parameters.enumerated() {
        let isPacked = parameter.dims.count >= 2 && graphs.allSatisfy { $0.contractsAlone(parameter: index) }
        let layout =
            isPacked
            ? ParameterLayout(packing: parameter.dims, at: offset)
            : ParameterLayout(rowMajor: parameter.dims, at: offset)
        layouts.append(layout)
        offset += layout.floats
    }
    return (layouts, offset)
}

extension ParameterLayout {
    init(rowMajor dims: [Int], at offset: Int) {
        let count = dims.reduce(1, *)
        self.init(
            offset: offset, strides: Access.rowMajorStrides(of: dims), panel: max(1, dims.first ?? 1),
            panelStride: 0, floats: (count + 15) / 16 * 16)
    }

    /// The width of a panel, should the parameter be packed.
    fileprivate static func panelWidth(of dims: [Int]) -> Int { dims[0] <= 16 ? 16 : 32 }

    /// Panels of 32 outputs (16 where that is enough), then axes 2, 3, …, then axis 1, then the panel.
    init(packing dims: [Int], at offset: Int) {
        let width = ParameterLayout.panelWidth(of: dims)
        var strides = [Int](repeating: 1, count: dims.count)
        var stride = width
        for axis in [1] + dims.indices.dropFirst(2).reversed() {
            strides[axis] = stride
            stride *= dims[axis]
        }
        self.init(
            offset: offset, strides: strides, panel: width, panelStride: stride,
            floats: (dims[0] + width - 1) / width * stride)
    }
}

extension Slice {
    /// Whether it takes whole rows, from the start of a panel on.
    fileprivate func takesPanels(of dims: [Int]) -> Bool {
        axes[0].step == 1 && axes[0].start % ParameterLayout.panelWidth(of: dims) == 0
            && zip(axes, dims).dropFirst().allSatisfy { $0 == Slice.Axis(start: 0, count: $1) }
    }
}

extension Graph {
    /// Whether the parameter is read by contractions alone, transposed or reversed at most behind
    /// its leading axis, or by gathers of its columns, and its gradient, if any, is a contraction over
    /// the batch or a scatter of columns.
    fileprivate func contractsAlone(parameter index: Int) -> Bool {
        if gradients.indices.contains(index), let gradient = gradients[index] {
            let width = ParameterLayout.panelWidth(of: parameters[index].dims)
            guard isContraction(gradient, inPanelsOf: width) || isScatterOfColumns(gradient) else { return false }
            if gradients.filter({ $0 == gradient }).count > 1 { return false }
        }
        return ids.filter { self[$0].primitive == .parameter(index) }.allSatisfy(isContractedAlone)
    }

    private func isContractedAlone(_ id: ValueID) -> Bool {
        ids.filter { self[$0].operands.contains(id) }.allSatisfy { reader in
            switch self[reader].primitive {
            case .contract: true
            case .slice(let slice):
                slice.takesPanels(of: self[id].shape.dims) && isContractedAlone(reader)
            case .scan(let scan, _):
                self[reader].operands.indices.filter { self[reader].operands[$0] == id }.allSatisfy { position in
                    position >= scan.states + scan.sequences
                        && scan.body.isContractedAlone(scan.body.inputs[position].value)
                }
            case .reverse(let axes): !axes.contains(0) && isContractedAlone(reader)
            case .transpose(let axes): axes.first == 0 ? isContractedAlone(reader) : axes == [1, 0] && isGatheredAlone(reader)
            default: false
            }
        }
    }

    private func isGatheredAlone(_ id: ValueID) -> Bool {
        ids.filter { self[$0].operands.contains(id) }.allSatisfy { self[$0].primitive == .gather }
    }

    /// Whether a gradient is a contraction, or several one behind the other that begin with a panel each.
    private func isContraction(_ id: ValueID, inPanelsOf width: Int) -> Bool {
        switch self[id].primitive {
        case .contract: return true
        case .concatenate(axis: 0):
            let operands = self[id].operands
            return Set(operands).count == operands.count
                && operands.dropLast().allSatisfy { self[$0].shape.dims[0] % width == 0 }
                && operands.allSatisfy { isContraction($0, inPanelsOf: width) }
        default: return false
        }
    }

    private func isScatterOfColumns(_ id: ValueID) -> Bool {
        guard self[id].primitive == .transpose([1, 0]), case .scatterAdd = self[self[id].operands[0]].primitive else { return false }
        return true
    }
}
