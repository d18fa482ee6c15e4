using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.DataPlane.Images;
using RedGreen.Sandbox.DataPlane.Images.Commands;
using RedGreen.Sandbox.Tests.DataPlane.Images.Commands;

namespace RedGreen.Sandbox.Tests.DataPlane.Http;

public class UsersProgramTests
{
    [Fact]
    public async Task What_a_users_own_program_answers_can_be_told_by_image_and_task_too()
    {
        await using var plane = new PlaneFixture(images: new ImageCatalog(new CommandImages([ChildProgram.Image("serve")])));
        var container = await plane.ContainerAsync("registry.example/my/child:v7", "task-1");
        plane.Route(new WeightedGroup("tg", 1, [container.Endpoint], null));
        using var answer = await plane.SendAsync(HttpMethod.Get);
        answer.Headers.GetValues("x-image").ShouldBe(["my/child:v7"]);
        answer.Headers.GetValues("x-task").ShouldBe(["task-1"]);
        (await answer.Content.ReadAsStringAsync()).ShouldStartWith("my/child:v7|v7|task-1|");
    }
}
