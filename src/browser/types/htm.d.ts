/** htm 3.1.1, whose package on Maven Central has no types. Every template in the console has one root. */
declare const htm: {
  bind<Result>(
    create: (type: any, properties: any, ...children: any[]) => Result,
  ): (strings: TemplateStringsArray, ...values: any[]) => Result;
};
export default htm;
