import Testing

@testable import NNRuntime

@Suite struct ParameterLayoutTests {
    static let layouts = [
        ParameterLayout(shape: [], strides: [], offset: 5, panel: 1, panelStride: 0),
        ParameterLayout(shape: [7], strides: [1], offset: 3, panel: 7, panelStride: 7),
        ParameterLayout(shape: [7], strides: [2], offset: 3, panel: 3, panelStride: 8),
        // [N/4][K][4], as a dense layer's panels are
        ParameterLayout(shape: [10, 5], strides: [1, 4], offset: 16, panel: 4, panelStride: 20),
        ParameterLayout(shape: [3, 5], strides: [5, 1], offset: 0, panel: 3, panelStride: 15),
        // [OC/4][R][S][IC][4], as a convolution's are
        ParameterLayout(shape: [6, 2, 3, 2], strides: [1, 4, 16, 8], offset: 8, panel: 4, panelStride: 48),
    ]

    /// The element of each index, written down as the C interface states it.
    private func places(_ layout: ParameterLayout) -> [Int] {
        var places: [Int] = []
        let count = layout.shape.reduce(1, *)
        for element in 0 ..< count {
            var rest = element
            var index = [Int](repeating: 0, count: layout.shape.count)
            for axis in layout.shape.indices.reversed() { (rest, index[axis]) = (rest / layout.shape[axis], rest % layout.shape[axis]) }
            var place = layout.offset
            for (axis, i) in index.enumerated() {
                place += axis == 0
                    ? i / layout.panel * layout.panelStride + i % layout.panel * layout.strides[0] : i * layout.strides[axis]
            }
            places.append(place)
        }
        return places
    }

    @Test(arguments: layouts) func gathersAndScattersWhereTheInterfaceSays(layout: ParameterLayout) throws {
        let places = places(layout)
        #expect(Set(places).count == places.count)
        let last = try #require(layout.lastIndex)
        #expect(last >= places.max()!)
        let block = (0 ..< last + 1).map(Float.init)
        #expect(block.withUnsafeBufferPointer { layout.gather(from: $0.baseAddress!) } == places.map(Float.init))
        var target = [Float](repeating: 0, count: last + 1)
        let elements = places.indices.map { Float($0 + 1) }
        target.withUnsafeMutableBufferPointer { target in
            elements.withUnsafeBufferPointer { layout.scatter($0.baseAddress!, to: target.baseAddress!) }
        }
        #expect(places.map { target[$0] } == elements)
        #expect(target.count { $0 != 0 } == places.count)
    }

    @Test func impossibleLayoutsAreNoticed() {
        #expect(ParameterLayout(shape: [4], strides: [1], offset: 0, panel: 0, panelStride: 0).lastIndex == nil)
        #expect(ParameterLayout(shape: [4, .max], strides: [1, 3], offset: 0, panel: 4, panelStride: 0).lastIndex == nil)
        #expect(ParameterLayout(shape: [4], strides: [-1], offset: 0, panel: 4, panelStride: 0).lastIndex == nil)
    }
}
