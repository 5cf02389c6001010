import Testing

/// The net for images of 224×224×3, by what `nnc summary` shows of it.
@Suite struct ArchitectureTests {
    @Test func everySizeOfTheNet() throws {
        let layers = try elaborate(Package.text(ofModel: "fig1311")).layers
        #expect(layers.map(\.dims) == [
            [224, 224, 64], [112, 112, 64], [112, 112, 128], [56, 56, 128], [56, 56, 256], [28, 28, 256], [28, 28, 512],
            [14, 14, 512], [14, 14, 1024], [7, 7, 1024], [50_176], [1000],
        ])
    }

    @Test func parameters() throws {
        let layers = try elaborate(Package.text(ofModel: "fig1311")).layers
        let counts = layers.map(\.parameters).filter { $0 > 0 }
        #expect(counts == [1_792, 73_856, 295_168, 1_180_160, 4_719_616, 50_177_000])
        #expect(counts.reduce(0, +) == 56_447_592)
    }
}
