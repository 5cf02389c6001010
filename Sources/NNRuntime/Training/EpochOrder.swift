/// Which examples each step of an epoch takes: all once, in an order that the seed and the epoch alone decide.
///
/// A batch holds examples of one bucket, so that none is computed to a length that only another needs.
struct EpochOrder {
    /// Examples a step; the last step of a bucket takes what is left.
    let batch: Int
    private let seed: UInt64
    private let buckets: [[Int]]

    /// For `data` that is fitted to `model`. A batch of all the examples is taken in their order, whatever the buckets.
    init(_ data: DataSet, for model: CompiledModel, batch: Int, seed: UInt64) {
        self.batch = batch
        self.seed = seed
        buckets = batch == data.count ? [Array(0 ..< data.count)] : data.byBucket(of: model)
    }

    /// Steps an epoch.
    var steps: Int { buckets.reduce(0) { $0 + ($1.count + batch - 1) / batch } }

    /// The batches of an epoch counted from 0.
    func batches(of epoch: Int) -> [[Int]] {
        var random = Random(seed: seed, path: [Purpose.order.rawValue, UInt64(epoch)])
        var batches: [[Int]] = []
        for var bucket in buckets {
            if bucket.count > batch || buckets.count > 1 { random.shuffle(&bucket) }
            for first in stride(from: 0, to: bucket.count, by: batch) {
                batches.append(Array(bucket[first ..< min(first + batch, bucket.count)]))
            }
        }
        guard buckets.count > 1 else { return batches }
        return random.permutation(batches.count).map { batches[$0] }
    }
}
