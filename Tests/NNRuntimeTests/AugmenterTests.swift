import Foundation
import Testing

@testable import NNRuntime

@Suite struct AugmenterTests {
    private func resampled(_ image: [Float], _ shape: [Int], _ map: Augmenter.Map) throws -> [Float] {
        var image = image
        let augmenter = try #require(Augmenter([.shift(pixels: 1)], shape: shape))
        image.withUnsafeMutableBufferPointer { augmenter.resample($0.baseAddress!, by: map) }
        return image
    }

    let image: [Float] = [1, 2, 3, 4, 5, 6]  // 2 rows of 3

    @Test func theIdentityChangesNothing() throws {
        #expect(try resampled(image, [2, 3], .init()) == image)
        #expect(try resampled(image, [1, 2, 3], .init()) == image)
    }

    @Test func wholePixelsMoveAndZerosFollow() throws {
        #expect(try resampled(image, [2, 3], .init(x: 1)) == [2, 3, 0, 5, 6, 0])
        #expect(try resampled(image, [2, 3], .init(y: -1)) == [0, 0, 0, 1, 2, 3])
    }

    @Test func halfPixelsAreMeans() throws {
        #expect(try resampled(image, [2, 3], .init(x: 0.5)) == [1.5, 2.5, 1.5, 4.5, 5.5, 3])
        #expect(try resampled(image, [2, 3], .init(x: 0.25, y: 0.5)) == [2.75, 3.75, 3.375, 2.125, 2.625, 2.25])
    }

    @Test func aQuarterTurnClockwiseIsExact() throws {
        let square: [Float] = [1, 2, 3, 4, 5, 6, 7, 8, 9]
        let turned = try resampled(square, [3, 3], .init(xx: 0, xy: 1, yx: -1, yy: 0))
        #expect(turned == [7, 4, 1, 8, 5, 2, 9, 6, 3])
    }

    @Test func aFactorScalesAboutTheCentre() throws {
        let line: [Float] = [0, 10, 20, 30, 40]
        #expect(try resampled(line, [1, 5], .init(xx: 0.5)) == [10, 15, 20, 25, 30])
        #expect(try resampled(line, [1, 5], .init(xx: 2)) == [0, 0, 20, 40, 0])
    }

    @Test func channelsMoveTogether() throws {
        #expect(try resampled([1, -1, 2, -2, 3, -3], [1, 3, 2], .init(x: 1)) == [2, -2, 3, -3, 0, 0])
    }

    @Test func amountsBoundWhatIsDrawn() throws {
        var random = Random(seed: 1)
        var angles: [Double] = []
        var factors: [Double] = []
        var shifts: [Double] = []
        let turn = try #require(Augmenter([.rotate(degrees: 10)], shape: [4, 4]))
        let scale = try #require(Augmenter([.scale(fraction: 0.2)], shape: [4, 4]))
        let shift = try #require(Augmenter([.shift(pixels: 2)], shape: [4, 4]))
        for _ in 0 ..< 2000 {
            let map = turn.map(&random)
            #expect(abs(map.xx * map.yy - map.xy * map.yx - 1) < 1e-12)
            angles.append(atan2(map.yx, map.xx) * 180 / .pi)
            factors.append(1 / scale.map(&random).xx)
            shifts.append(shift.map(&random).x)
        }
        let cases: [([Double], Double, Double)] = [(angles, 0, 10), (factors, 1, 0.2), (shifts, 0, 2)]
        for (numbers, centre, bound) in cases {
            #expect(numbers.allSatisfy { abs($0 - centre) <= bound * 1.000001 })
            #expect(numbers.contains { $0 - centre > 0.95 * bound })
            #expect(numbers.contains { $0 - centre < -0.95 * bound })
        }
    }

    @Test func noiseHasItsDeviation() throws {
        let augmenter = try #require(Augmenter([.noise(deviation: 0.5)], shape: [100, 100]))
        var random = Random(seed: 2)
        var image = [Float](repeating: 3, count: 10000)
        image.withUnsafeMutableBufferPointer { augmenter.apply(to: $0.baseAddress!, random: &random) }
        let mean = image.reduce(0, +) / 10000
        let variance = image.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 10000
        #expect(abs(mean - 3) < 0.02)
        #expect(abs(variance.squareRoot() - 0.5) < 0.015)
    }

    @Test func onlyImagesCanBeMoved() {
        #expect(Augmenter([.rotate(degrees: 5)], shape: [7]) == nil)
        #expect(Augmenter([.noise(deviation: 1)], shape: [7]) != nil)
        let model = LinearModel.compiled
        #expect(throws: ModelError.unsuitablePlan(
            "rotate, shift and scale need an image, height × width or height × width × channels; the inputs are x 3")
        ) {
            var plan = try model.trainingPlan()
            plan.augmentations = [.shift(pixels: 1)]
            _ = try TrainingRun(model, on: DataSource(name: "line", train: LinearModel.data), plan: plan)
        }
    }

    @Test func anExampleAndItsEpochDecideAlone() throws {
        let data = DataSet(inputs: [.init(name: "x", shape: [4], values: .floats(Array(repeating: 0, count: 40)))])
        let batch = try Minibatch(data, capacity: 3, augmentations: [.noise(deviation: 1)])
        func gathered(_ indices: [Int], epoch: Int) -> [[Float]] {
            batch.gather(indices, epoch: epoch, seed: 9)
            let start = batch.inputs[0]!.assumingMemoryBound(to: Float.self)
            return indices.indices.map { Array(UnsafeBufferPointer(start: start + 4 * $0, count: 4)) }
        }
        let first = gathered([3, 1, 7], epoch: 0)
        #expect(gathered([1, 3], epoch: 0) == [first[1], first[0]])
        #expect(gathered([3, 1, 7], epoch: 1).allSatisfy { !first.contains($0) })
        #expect(Set(first).count == 3)
    }
}
