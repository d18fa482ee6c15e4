using RedGreen.Sandbox.Events.Patterns;
using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.Events.Patterns;

public class EventPatternTests
{
    private static readonly Json Event = Json.Parse("""
        {
          "source": "aws.ecr", "detail-type": "ECR Image Action", "resources": ["arn:a", "arn:b"],
          "detail": {
            "result": "SUCCESS", "image-tag": "release-7", "size": 300, "ratio": 0.5, "empty": "", "none": null, "on": true,
            "path": "a*b", "list": [], "nested": {"deep": "x"}, "items": [{"a": 1, "b": 1}, {"a": 2, "b": 2}]
          }
        }
        """);

    [Theory]
    [InlineData("""{"source":["aws.ecr"]}""", true)]
    [InlineData("""{"source":["aws.ecs","aws.ecr"]}""", true)]
    [InlineData("""{"source":["aws.ecs"]}""", false)]
    [InlineData("""{"source":["aws.ecr"],"detail":{"result":["FAILURE"]}}""", false)]
    [InlineData("""{"resources":["arn:b"]}""", true)]
    [InlineData("""{"resources":["arn:c"]}""", false)]
    [InlineData("""{"detail":{"size":[300]}}""", true)]
    [InlineData("""{"detail":{"size":[300.0]}}""", false)]
    [InlineData("""{"detail":{"size":["300"]}}""", false)]
    [InlineData("""{"detail":{"none":[null]}}""", true)]
    [InlineData("""{"detail":{"absent":[null]}}""", false)]
    [InlineData("""{"detail":{"empty":[""]}}""", true)]
    [InlineData("""{"detail":{"on":[true]}}""", true)]
    [InlineData("""{"detail":{"nested":{"deep":["x"]}}}""", true)]
    [InlineData("""{"detail":{"nested":["x"]}}""", false)]
    [InlineData("""{"detail":{"items":{"a":[1],"b":[1]}}}""", true)]
    [InlineData("""{"detail":{"items":{"a":[1],"b":[2]}}}""", false)]
    public void Values_are_compared_field_by_field(string pattern, bool matches) => EventPattern.Parse(pattern).Matches(Event).ShouldBe(matches);

    [Theory]
    [InlineData("""{"detail":{"image-tag":[{"prefix":"release-"}]}}""", true)]
    [InlineData("""{"detail":{"image-tag":[{"prefix":"Release-"}]}}""", false)]
    [InlineData("""{"detail":{"image-tag":[{"prefix":{"equals-ignore-case":"RELEASE-"}}]}}""", true)]
    [InlineData("""{"detail":{"image-tag":[{"suffix":"-7"}]}}""", true)]
    [InlineData("""{"detail":{"image-tag":[{"suffix":{"equals-ignore-case":"E-7"}}]}}""", true)]
    [InlineData("""{"detail":{"size":[{"prefix":"3"}]}}""", false)]
    [InlineData("""{"detail":{"result":[{"equals-ignore-case":"success"}]}}""", true)]
    [InlineData("""{"detail":{"image-tag":[{"wildcard":"re*-*"}]}}""", true)]
    [InlineData("""{"detail":{"image-tag":[{"wildcard":"re*-8"}]}}""", false)]
    [InlineData("""{"detail":{"path":[{"wildcard":"a\\*b"}]}}""", true)]
    [InlineData("""{"detail":{"result":[{"wildcard":"S\\*"}]}}""", false)]
    [InlineData("""{"detail":{"size":[{"numeric":["=",3e2]}]}}""", true)]
    [InlineData("""{"detail":{"size":[{"numeric":[">",0,"<=",300]}]}}""", true)]
    [InlineData("""{"detail":{"size":[{"numeric":[">",300]}]}}""", false)]
    [InlineData("""{"detail":{"result":[{"numeric":[">",0]}]}}""", false)]
    [InlineData("""{"detail":{"result":[{"anything-but":"FAILURE"}]}}""", true)]
    [InlineData("""{"detail":{"result":[{"anything-but":["FAILURE","SUCCESS"]}]}}""", false)]
    [InlineData("""{"detail":{"size":[{"anything-but":[300]}]}}""", false)]
    [InlineData("""{"detail":{"absent":[{"anything-but":"x"}]}}""", false)]
    [InlineData("""{"detail":{"image-tag":[{"anything-but":{"prefix":"release-"}}]}}""", false)]
    [InlineData("""{"detail":{"image-tag":[{"anything-but":{"suffix":["-8","-9"]}}]}}""", true)]
    [InlineData("""{"detail":{"image-tag":[{"anything-but":{"wildcard":"*-7"}}]}}""", false)]
    [InlineData("""{"detail":{"result":[{"anything-but":{"equals-ignore-case":["success"]}}]}}""", false)]
    [InlineData("""{"detail":{"image-tag":[{"exists":true}]}}""", true)]
    [InlineData("""{"detail":{"absent":[{"exists":true}]}}""", false)]
    [InlineData("""{"detail":{"absent":[{"exists":false}]}}""", true)]
    [InlineData("""{"detail":{"image-tag":[{"exists":false}]}}""", false)]
    [InlineData("""{"detail":{"absent":{"deep":[{"exists":false}]}}}""", true)]
    [InlineData("""{"detail":{"list":[{"exists":false}]}}""", true)]
    [InlineData("""{"detail":{"absent":[{"exists":false},"x"]}}""", true)]
    [InlineData("""{"detail":{"size":["x",{"numeric":["<",1000]}]}}""", true)]
    public void Operators_are_AWSs(string pattern, bool matches) => EventPattern.Parse(pattern).Matches(Event).ShouldBe(matches);

    [Theory]
    [InlineData("""{"$or":[{"source":["x"]},{"detail":{"size":[300]}}]}""", true)]
    [InlineData("""{"$or":[{"source":["x"]},{"detail":{"size":[301]}}]}""", false)]
    [InlineData("""{"source":["x"],"$or":[{"source":["aws.ecr"]},{"detail":{"size":[300]}}]}""", false)]
    [InlineData("""{"detail":{"$or":[{"result":["SUCCESS"]},{"size":[1]}],"on":[true]}}""", true)]
    public void Or_takes_one_of_several_patterns(string pattern, bool matches) => EventPattern.Parse(pattern).Matches(Event).ShouldBe(matches);

    [Theory]
    [InlineData("no json", "it is not JSON")]
    [InlineData("[]", "Filter is not an object")]
    [InlineData("{}", "Empty objects are not allowed")]
    [InlineData("""{"detail":{}}""", "Empty objects are not allowed at detail")]
    [InlineData("""{"source":[]}""", "Empty arrays are not allowed at source")]
    [InlineData("""{"source":"aws.ecr"}""", "\"source\" must be an object or an array")]
    [InlineData("""{"detail":{"a":[{"cidr":"10.0.0.0/8"}]}}""", "Unrecognized match type cidr at detail.a")]
    [InlineData("""{"a":[{"prefix":7}]}""", "prefix at a cannot have 7")]
    [InlineData("""{"a":[{"prefix":"x","suffix":"y"}]}""", "exactly one operator")]
    [InlineData("""{"a":[["x"]]}""", "has a list in it")]
    [InlineData("""{"a":[{"exists":"yes"}]}""", "must be either true or false")]
    [InlineData("""{"a":[{"wildcard":"a**"}]}""", "Consecutive wildcard characters")]
    [InlineData("""{"a":[{"numeric":["~",1]}]}""", "numeric at a has one comparison")]
    [InlineData("""{"a":[{"numeric":[">",1,"<"]}]}""", "numeric at a has one comparison")]
    [InlineData("""{"a":[{"numeric":["=",1,"<",2]}]}""", "numeric at a has one comparison")]
    [InlineData("""{"a":[{"anything-but":[]}]}""", "anything-but at a cannot have []")]
    [InlineData("""{"a":[{"anything-but":{"numeric":["=",1]}}]}""", "anything-but at a cannot have")]
    [InlineData("""{"a":["x"],"a":["y"]}""", "it is not JSON")]
    public void What_is_no_pattern_is_refused_with_the_reason(string pattern, string reason)
    {
        var error = Should.Throw<AwsError>(() => EventPattern.Parse(pattern));
        error.Code.ShouldBe("InvalidEventPatternException");
        error.Message.ShouldStartWith("Event pattern is not valid. Reason: ");
        error.Message.ShouldContain(reason);
    }
}
