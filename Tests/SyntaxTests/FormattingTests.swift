import Source
import Syntax
import Testing

/// The formatted text; nil where there are errors.
func formatted(_ text: String) -> String? {
    var diagnostics = Diagnostics()
    return format(SourceFile(path: "m.nnd", text: text), reporting: &diagnostics)
}

@Test(arguments: Example.all)
func formattingKeepsMeaningAndIsIdempotent(example: Example) throws {
    let once = try #require(formatted(example.text))
    #expect(read(once) == (example.outline, ""))
    #expect(formatted(once) == once)
}

@Test func formatsLayout() {
    let text = """
        // first


        const  a=1
        const b  = - 2 //x\t
        ///  Doc
        activation f( x,y : Float=0.5 )=(x+y)*-x^2<=select( 0 , x )


        model   M{ input x:[28,time : ... 8]of(0 ..< 10) , buckets : [ 1,2 ]   // in
        // about dense

         dense (10)

        \tlet a=f ( b : 0...1, [ -1, - 2,
        3 ]
        // inside
        , c: g(
        1

        // last
        ) )
        train{
          loss :a
          optimizer:sgd( rate:0.1,
        momentum:0.9),  // one
        adam
        //two
          batch: 64//three
          }   }
        block e ( ) {
        }
        model N { input x: [1] }
        """
    let expected = """
        // first

        const a = 1
        const b = -2  //x
        ///  Doc
        activation f(x, y: Float = 0.5) = (x + y) * -x ^ 2 <= select(0, x)

        model M {
            input x: [28, time: ...8] of (0..<10), buckets: [1, 2]  // in
            // about dense

            dense(10)

            let a = f(b: 0...1, [-1, -2,
                3],
                // inside
                c: g(
                    1

                    // last
                ))
            train {
                loss:      a
                optimizer: sgd(rate: 0.1,
                    momentum: 0.9),  // one
                    adam
                //two
                batch:     64  //three
            }
        }
        block e() {}
        model N { input x: [1] }

        """
    let actual = formatted(text)
    #expect(actual == expected)
}
